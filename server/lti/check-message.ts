import type * as z from "zod/mini";
import { tidyEmail } from "../auth/email.ts";
import type { Settings } from "../env.ts";
import {
  CLAIM,
  Context,
  CUSTOM,
  DeepLinking,
  Grades,
  Identifier,
  MESSAGE,
  NamesAndRoles,
  Presentation,
  ResourceLink,
  tidyText,
  VERSION,
} from "./claims.ts";
import type { DeepLinkingSettings, Launch } from "./launch-type.ts";
import type { Platform } from "./platforms.ts";
import { LaunchRefused } from "./refusals.ts";
import { rolesOf } from "./roles.ts";
import type { Claims } from "./verify-token.ts";

/** What the login of this launch said. */
export interface SaidAtLogin {
  targetLinkUri: string;
  deploymentId: string | null;
}

/** Steps 6 to 9 of a launch: what the message says, in our own words. Throws {@link LaunchRefused}. */
export function checkMessage(
  claims: Claims,
  platform: Platform,
  login: SaidAtLogin,
  settings: Pick<Settings, "mode">,
): Launch {
  if (claims[CLAIM.version] !== VERSION) throw new LaunchRefused("version_wrong");
  const type = claims[CLAIM.messageType];
  if (type !== MESSAGE.resourceLink && type !== MESSAGE.deepLinking) throw new LaunchRefused("message_unknown");
  const isDeep = type === MESSAGE.deepLinking;
  const deploymentId = deploymentOf(claims, login);
  const targetLinkUri = targetOf(claims, login, isDeep);
  const names = claims[CLAIM.roles];
  if (!isTexts(names)) throw new LaunchRefused("roles_missing");
  const custom = customOf(claims[CLAIM.custom]);
  return {
    platform,
    deploymentId,
    targetLinkUri,
    sub: subjectOf(claims, platform, isDeep),
    roles: rolesOf(names),
    context: contextOf(claims[CLAIM.context], custom),
    resourceLink: isDeep ? null : resourceLinkOf(claims[CLAIM.resourceLink], custom),
    custom,
    deepLinking: isDeep ? deepLinkingOf(claims[CLAIM.deepLinkingSettings], settings) : null,
    ...whoOf(claims),
    ...servicesOf(claims, settings),
    ...presentationOf(claims),
  };
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((item) => typeof item === "string");

function deploymentOf(claims: Claims, login: SaidAtLogin): string {
  const found = Identifier.safeParse(claims[CLAIM.deploymentId]);
  if (!found.success) throw new LaunchRefused("deployment_missing");
  if (login.deploymentId !== null && login.deploymentId !== found.data) throw new LaunchRefused("deployment_wrong");
  return found.data;
}

/** Must be the login's (Core 5.3.4); a deep-linking request need not name it again. */
function targetOf(claims: Claims, login: SaidAtLogin, isDeep: boolean): string | null {
  const target = claims[CLAIM.targetLinkUri];
  if (target === undefined && isDeep) return null;
  if (typeof target !== "string") throw new LaunchRefused("target_missing");
  if (target !== login.targetLinkUri) throw new LaunchRefused("target_wrong");
  return target;
}

/** To place something takes somebody who answers for it, so a deep-linking request is never anonymous. */
function subjectOf({ sub }: Claims, { anonymous }: Platform, isDeep: boolean): string | null {
  if (sub === undefined) {
    if (anonymous && !isDeep) return null;
    throw new LaunchRefused("subject_missing");
  }
  const found = Identifier.safeParse(sub);
  if (!found.success) throw new LaunchRefused("subject_wrong");
  return found.data;
}

function contextOf(claim: unknown, custom: Record<string, string>): Launch["context"] {
  if (claim === undefined || claim === null) return null;
  const found = Context.safeParse(claim);
  if (!found.success) throw new LaunchRefused("context_wrong");
  const { id, title, label } = found.data;
  return { id, title: tidyText(title), label: tidyText(label), history: idsIn(custom[CUSTOM.contextHistory]) };
}

function resourceLinkOf(claim: unknown, custom: Record<string, string>): Launch["resourceLink"] {
  const found = ResourceLink.safeParse(claim);
  if (!found.success) throw new LaunchRefused("resource_missing");
  const { id, title } = found.data;
  return { id, title: tidyText(title), history: idsIn(custom[CUSTOM.resourceLinkHistory]) };
}

const MOST_IDS = 50;

/** A comma-separated list of ids, newest first; nothing where the platform left the variable's name standing. */
function idsIn(value = ""): string[] {
  if (value === "" || value.startsWith("$")) return [];
  const ids = value.split(",").map((id) => id.trim());
  return [...new Set(ids)].filter((id) => Identifier.safeParse(id).success).slice(0, MOST_IDS);
}

const MOST_CUSTOM = 100;

/** The custom parameters that are texts; a null or a number is as good as absent. */
function customOf(claim: unknown): Record<string, string> {
  if (typeof claim !== "object" || claim === null) return {};
  const texts = Object.entries(claim).filter((entry): entry is [string, string] => {
    const [name, value] = entry as [string, unknown];
    return name.length <= 200 && typeof value === "string" && value.length <= 4000 && !value.includes("\0");
  });
  return Object.fromEntries(texts.slice(0, MOST_CUSTOM));
}

function deepLinkingOf(claim: unknown, settings: Pick<Settings, "mode">): DeepLinkingSettings {
  const found = DeepLinking.safeParse(claim);
  if (!found.success) throw new LaunchRefused("settings_missing");
  const said: z.infer<typeof DeepLinking> = found.data;
  if (webAddress(said.deep_link_return_url, settings) === undefined) throw new LaunchRefused("return_wrong");
  const [title, text] = [tidyText(said.title), tidyText(said.text, 1000)];
  return {
    returnUrl: said.deep_link_return_url,
    acceptTypes: said.accept_types,
    acceptTargets: said.accept_presentation_document_targets,
    acceptMultiple: said.accept_multiple ?? false,
    acceptLineItem: said.accept_lineitem ?? false,
    ...(title === "" ? {} : { title }),
    ...(text === "" ? {} : { text }),
    ...(said.data === undefined ? {} : { data: said.data }),
  };
}

/** An address to which a browser may be sent, or that may be called: https, and http too in development. */
function webAddress(value: unknown, { mode }: Pick<Settings, "mode">): string | undefined {
  if (typeof value !== "string" || value.includes("\0") || !URL.canParse(value)) return undefined;
  const { protocol, username, password } = new URL(value);
  const allowed = protocol === "https:" || (mode !== "production" && protocol === "http:");
  return allowed && username === "" && password === "" ? value : undefined;
}

function whoOf(claims: Claims): Pick<Launch, "name" | "email" | "sourcedId"> {
  const whole = tidyText(claims["name"], 200);
  const name = whole === "" ? namesOf(claims) : whole;
  const email = typeof claims["email"] === "string" ? tidyEmail(claims["email"]) : null;
  const lis = claims[CLAIM.lis] as { person_sourcedid?: unknown } | null | undefined;
  const sourcedId = tidyText(lis?.person_sourcedid, 255);
  return {
    ...(name === "" ? {} : { name }),
    ...(email === null ? {} : { email }),
    ...(sourcedId === "" ? {} : { sourcedId }),
  };
}

const namesOf = (claims: Claims) =>
  [claims["given_name"], claims["family_name"]]
    .map((part) => tidyText(part, 100))
    .join(" ")
    .trim();

function servicesOf(claims: Claims, settings: Pick<Settings, "mode">): Pick<Launch, "nrps" | "ags"> {
  const roster = read(NamesAndRoles, claims[CLAIM.namesAndRoles]);
  const rosterUrl = webAddress(roster?.context_memberships_url, settings);
  const grades = read(Grades, claims[CLAIM.grades]);
  const lineitem = webAddress(grades?.lineitem, settings);
  const lineitems = webAddress(grades?.lineitems, settings);
  return {
    nrps: rosterUrl === undefined ? null : { url: rosterUrl },
    ags:
      grades === undefined || (lineitem === undefined && lineitems === undefined)
        ? null
        : {
            scopes: grades.scope,
            ...(lineitem === undefined ? {} : { lineitem }),
            ...(lineitems === undefined ? {} : { lineitems }),
          },
  };
}

/** A claim that may be absent or unfit. */
const read = <T extends z.ZodMiniType>(schema: T, claim: unknown): z.infer<T> | undefined =>
  claim === undefined ? undefined : schema.safeParse(claim).data;

function presentationOf(claims: Claims): Pick<Launch, "locale" | "returnUrl"> {
  const found = read(Presentation, claims[CLAIM.launchPresentation]);
  if (found === undefined) return {};
  // Moodle writes `pt_br`.
  const locale = (found.locale ?? "").replaceAll("_", "-");
  const returnUrl = found.return_url;
  return {
    ...(/^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8}){0,4}$/.test(locale) ? { locale } : {}),
    ...(returnUrl !== undefined && /^https?:\/\//.test(returnUrl) && URL.canParse(returnUrl) ? { returnUrl } : {}),
  };
}
