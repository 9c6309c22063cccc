import { parseArgs } from "node:util";
import { startPostgres } from "../factories/postgres.ts";
import { describedFor } from "../lti/ltijs/world.ts";
import { startTestPlatform } from "../lti/platform.ts";
import { TOOL } from "./lti/launch.ts";
import { measured, rounded } from "./lti/measure.ts";
import { signature } from "./lti/signature.ts";

// What a launch costs the service's process, on PostgreSQL as it ships, beside ltijs 5.9.9 on a store in memory and beside the
// bare verification of its signature: same platform, same claims, same browser, same run. A launch is login, token and page,
// of ltijs also the address that it leads on to. Both check that what came back is the launch's page.
// usage: npm run bench:lti -- [--launches 3000] [--people 500] [--at-once 4]
// One line of JSON each: {what, launches, cpuMs, perCoreSecond, p50Ms, p99Ms, megabytes}, and at the end
// {ratioToLtijs (bound 0.5), signatureShare (by node:crypto, as the service does it)}. Ends with 1 above the bound.
// PostgreSQL's own processes are not counted.

const BOUND = 0.5;
const { values } = parseArgs({
  options: {
    launches: { type: "string", default: "3000" },
    people: { type: "string", default: "500" },
    "at-once": { type: "string", default: "4" },
  },
});
const load = {
  warmUp: 1000,
  launches: Number(values.launches),
  people: Number(values.people),
  atOnce: Number(values["at-once"]),
};
const tell = (line: object) => void process.stdout.write(`${JSON.stringify(line)}\n`);

const platform = await startTestPlatform();
const postgres = await startPostgres();
try {
  const { issuer, authUrl, keysUrl, origin } = platform;
  const environment = {
    DATABASE_URL: await postgres.database(),
    SECRET: "b1Yw0o8nGz5kq3Vt7JcR2sXfL9eHmA4u",
    PORT: "0",
    PUBLIC_URL: TOOL,
    PLATFORM: JSON.stringify({ issuer, authUrl, keysUrl, origin }),
  };
  const ours = await measured("test/bench/lti/serve.ts", environment, platform, load);
  tell({ what: "ours, on PostgreSQL", ...ours });
  // Express and what it brings leave out some of their work then.
  const theirEnvironment = { NODE_ENV: "production", PLATFORM: JSON.stringify(describedFor(platform)) };
  const ltijs = await measured("test/lti/ltijs/serve.ts", theirEnvironment, platform, load);
  tell({ what: "ltijs 5.9.9, in memory", ...ltijs });
  const { jose, nodeCrypto } = await signature(platform);
  tell({ what: "signature alone, jose", ...jose });
  tell({ what: "signature alone, node:crypto", ...nodeCrypto });
  const ratioToLtijs = rounded(ours.cpuMs / ltijs.cpuMs);
  tell({ ratioToLtijs, signatureShare: rounded(nodeCrypto.cpuMs / ours.cpuMs) });
  if (ratioToLtijs > BOUND) process.exitCode = 1;
} finally {
  await postgres.stop();
  await platform.close();
}
