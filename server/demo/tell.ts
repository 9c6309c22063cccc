import type { DemoPerson } from "./people.ts";

interface Demo {
  url: string;
  courses: string[];
  lms: string;
  extension: { chrome: string; firefox: string };
  people: DemoPerson[];
}

const SHOWN = 5;

/** Says what to open, in the order in which a newcomer would. */
export function tellHowToStart({ url, courses, lms, extension, people }: Demo, say: (line: string) => void): void {
  const [org] = people.map((person) => person.org);
  const cast = people.filter((person) => person.org === org).slice(0, SHOWN);
  say(`
Ask a Peer is running on sample data.

1. Be a learner: open a course page, such as
   ${courses[0]}
   (all of them: ${new URL("/", courses[0]).href})

2. Load the extension, which knows this server already:
   Chrome, Edge   chrome://extensions, Developer mode, "Load unpacked":  ${extension.chrome}
   Firefox        about:debugging, This Firefox, "Load Temporary Add-on": ${extension.firefox}/manifest.json
   Press its button on the course page. No extension at hand? ${url} works by itself.

3. Sign in as one of these, a colleague in a second browser profile:
${cast.map((person) => `   ${person.name.padEnd(18)} ${person.signIn}`).join("\n")}

4. See it inside a learning platform, with nothing to install, as learner, teacher or administrator:
   ${lms}

Stop with Ctrl+C. Start over with: npm run demo -- --fresh
`);
}
