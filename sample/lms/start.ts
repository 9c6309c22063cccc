import type { Server } from "node:http";
import { createAdaptorServer } from "@hono/node-server";
import { createApp } from "./app.ts";
import { type AuthorizationRequest, authorize } from "./authorize.ts";
import { addLink, copyCourse, sampleCourses } from "./courses.ts";
import { readKept, writeKept } from "./keep.ts";
import { beginChoice, beginLaunch, type ChoicePlace, type LoginRequest } from "./login.ts";
import { callTool } from "./back-channel.ts";
import { CAST } from "./people.ts";
import { registerAt } from "./register-at.ts";
import { registrationAddress, registrationToken } from "./registration.ts";
import type { Course, Knobs, Link, Person, Privacy, Tool } from "./types.ts";
import { SCOPES } from "./vocabulary.ts";
import { addresses, createWorld, nextId, personById, secret, type World } from "./world.ts";

export interface LmsOptions {
  /** 0 for a free one. */
  port: number;
  host?: string;
  publicHost?: string;
  lessons?: Course[];
  /** How many made-up students sit in the course that everybody takes. */
  roster?: number;
  /** What tools are told of people unless said otherwise. */
  privacy?: Privacy;
  knobs?: Partial<Knobs>;
  /** Epoch milliseconds. */
  clock?: () => number;
  /** Keeps the platform's state there; without it the state lives as long as the platform. */
  keepIn?: string;
  /** Lets the holder use `/admin` as a bearer. */
  adminKey?: string;
}

/** A form that the browser is about to post to the tool, with the cookies that the tool has set on the way. */
export interface LaunchForm {
  action: string;
  fields: Record<string, string>;
  /** As a `cookie` header. */
  cookies: string;
}

export interface Lms {
  origin: string;
  port: number;
  issuer: string;
  addresses: ReturnType<typeof addresses>;
  world: World;
  knobs: Knobs;
  /** A tool that was entered by hand; unsaid values are those of a tool at `http://localhost:1`. */
  clientFor(tool: Partial<Tool>): Tool;
  /** Registers at a tool's registration page by Dynamic Registration, pressing its button. */
  register(toolUrl: string, clientId?: string): Promise<Tool>;
  /** The same page for a browser or a test that presses by itself. */
  registrationAddress(toolUrl: string, clientId?: string): { address: string; token: string };
  place(tool: Tool, course?: Course, link?: Partial<Link>): Link;
  copy(course: Course): Course;
  /** The first step of a launch, not yet sent anywhere. */
  login(person: Person, link: Link): LoginRequest;
  choose(person: Person, place: ChoicePlace): LoginRequest;
  /** The second step, as the browser would take it. */
  authorize(request: AuthorizationRequest): ReturnType<typeof authorize>;
  /**
   * Both steps with the real tool, for a link or to choose content: what is left for the browser is to post this form.
   * The user by object, id or full name.
   */
  launchForm(user: string | Person, place: Link | ChoicePlace): Promise<LaunchForm>;
  person(name: string): Person;
  stop(): Promise<void>;
}

/** Starts a platform of its own on loopback. */
export async function startLms(options: LmsOptions): Promise<Lms> {
  const { port, host = "127.0.0.1", publicHost = "lms.localhost", clock = Date.now, keepIn, adminKey } = options;
  let answer: (request: Request) => Response | Promise<Response> = () => new Response(null, { status: 503 });
  const server = createAdaptorServer({ fetch: (request) => answer(request) }) as Server;
  await new Promise<void>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, resolve);
  });
  const bound = server.address();
  const taken = typeof bound === "object" && bound !== null ? bound.port : port;
  const world = createWorld({
    origin: `http://${publicHost}:${taken}`,
    clock,
    cast: CAST,
    courses: options.lessons ?? sampleCourses(options.roster),
    kept: keepIn === undefined ? null : readKept(keepIn),
  });
  Object.assign(world.knobs, options.knobs);
  if (world.keys.keys.length === 0) await world.keys.rotate();
  const keep = () => (keepIn === undefined ? undefined : writeKept(keepIn, world));
  keep();
  answer = createApp(world, adminKey ?? null, keep).fetch;
  return lmsOf(world, taken, options.privacy ?? "all", async () => {
    const closed = new Promise((resolve) => server.close(resolve));
    server.closeAllConnections();
    await closed;
  });
}

function lmsOf(world: World, port: number, privacy: Privacy, stop: () => Promise<void>): Lms {
  return {
    origin: world.origin,
    port,
    issuer: world.origin,
    addresses: addresses(world),
    world,
    knobs: world.knobs,
    clientFor: (tool) => enterTool(world, { privacy, ...tool }),
    register: async (toolUrl, clientId) => {
      const tool = await registerAt(world, toolUrl, clientId ?? null);
      if (clientId === undefined) tool.privacy = privacy;
      return tool;
    },
    registrationAddress: (toolUrl, clientId) => {
      const token = registrationToken(world, clientId ?? null);
      return { address: registrationAddress(world, toolUrl, token), token };
    },
    place: (tool, course = [...world.courses.values()][0], link = {}) =>
      addLink(world, {
        courseId: course?.id ?? "",
        lessonId: course?.lessons[0]?.id ?? "",
        clientId: tool.clientId,
        deploymentId: tool.deployments[0] ?? "",
        ...link,
      }),
    copy: (course) => copyCourse(world, course),
    login: (person, link) => beginLaunch(world, person, link),
    choose: (person, place) => beginChoice(world, person, place),
    authorize: (request) => authorize(world, request, null),
    launchForm: (user, place) => walk(world, user, place),
    person: (name) => named(world, name),
    stop,
  };
}

function named(world: World, name: string): Person {
  const found = world.cast.find(({ givenName, familyName }) => `${givenName} ${familyName}` === name);
  if (found === undefined) throw new Error(`Nobody here is called ${name}.`);
  return found;
}

function enterTool(world: World, given: Partial<Tool>): Tool {
  const { origin } = new URL(given.targetLinkUri ?? given.loginUrl ?? "http://localhost:1");
  const targetLinkUri = given.targetLinkUri ?? `${origin}/lti/launch`;
  const tool: Tool = {
    clientId: `client-${nextId(world)}`,
    name: "Ask a Peer",
    deployments: [nextId(world)],
    loginUrl: `${origin}/lti/login`,
    loginMethod: "POST",
    redirectUris: [targetLinkUri],
    targetLinkUri,
    deepLinkingUri: targetLinkUri,
    keys: { uri: `${origin}/lti/keys` },
    scopes: Object.values(SCOPES),
    claims: ["iss", "sub", "name", "given_name", "family_name", "email", "locale"],
    custom: {},
    privacy: "all",
    anonymous: false,
    shortRoles: false,
    storageTarget: null,
    resizes: true,
    updateToken: secret(),
    ...given,
  };
  world.tools.set(tool.clientId, tool);
  return tool;
}

/** Does what a browser does until it holds the form with the token: the tool's login, its redirect, the platform's page. */
async function walk(world: World, user: string | Person, place: Link | ChoicePlace): Promise<LaunchForm> {
  const person = typeof user === "string" ? (personById(world, user) ?? named(world, user)) : user;
  const { url, method, fields } =
    "history" in place ? beginLaunch(world, person, place) : beginChoice(world, person, place);
  const form = new URLSearchParams(fields).toString();
  const login = await callTool(method === "GET" ? `${url}${url.includes("?") ? "&" : "?"}${form}` : url, {
    method,
    ...(method === "GET" ? {} : { body: form, headers: { "content-type": "application/x-www-form-urlencoded" } }),
  });
  const location = URL.parse(login.headers.get("location") ?? "");
  if (location === null) throw new Error(`The tool's login answered ${login.status} and led nowhere.`);
  const answer = await authorize(world, Object.fromEntries(location.searchParams), person.id);
  if (answer.kind === "page") throw new Error(answer.reason);
  const cookies = login.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  return { action: answer.action, fields: answer.fields, cookies: cookies.join("; ") };
}
