import * as z from "zod/mini";
import { RegistrationRefused } from "./refusals.ts";

const id = z.pipe(
  z.union([z.string(), z.number()]),
  z.transform((value: string | number) => String(value)),
);
const LtiId = z.pipe(id, z.string().check(z.minLength(1), z.maxLength(255)));
const orEmpty = <S extends z.core.$ZodType>(schema: S) =>
  z.optional(
    z.union([
      schema,
      z.pipe(
        z.unknown(),
        z.transform(() => ""),
      ),
    ]),
  );

const Answer = z.looseObject({
  client_id: LtiId,
  scope: orEmpty(z.string()),
  registration_client_uri: orEmpty(z.string()),
  registration_access_token: orEmpty(z.string()),
  "https://purl.imsglobal.org/spec/lti-tool-configuration": z.optional(
    z.looseObject({
      deployment_id: orEmpty(LtiId),
      claims: orEmpty(z.array(z.string())),
      custom_parameters: orEmpty(z.record(z.string(), z.unknown())),
    }),
  ),
});

/** A platform's record of this tool, as it tells it. */
export interface Recorded {
  clientId: string;
  /** Empty when the platform names deployments only as they come. */
  deploymentId: string;
  scopes: string[] | undefined;
  claims: string[] | undefined;
  custom: Record<string, unknown> | undefined;
  /** Where the record can be changed, and with what. */
  updateUrl: string | undefined;
  updateToken: string | undefined;
}

const unlessText = <T>(value: T | string | undefined) => (typeof value === "string" ? undefined : value);

/** Throws `registration_answer_unreadable`. */
export function readAnswer(text: string): Recorded {
  const answer = Answer.safeParse(jsonOf(text));
  if (!answer.success) throw new RegistrationRefused("registration_answer_unreadable");
  const { client_id: clientId, scope, ...given } = answer.data;
  const tool = given["https://purl.imsglobal.org/spec/lti-tool-configuration"];
  return {
    clientId,
    deploymentId: tool?.deployment_id ?? "",
    scopes: scope?.split(/\s+/),
    claims: unlessText(tool?.claims),
    custom: unlessText(tool?.custom_parameters),
    updateUrl: given.registration_client_uri,
    updateToken: given.registration_access_token,
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Some platforms list more than was asked for; more than that it never is. */
export const granted = (wanted: readonly string[], given: readonly string[] | undefined) =>
  given === undefined || given.length === 0 ? [...wanted] : wanted.filter((each) => given.includes(each));

/** Where the platform's record of this tool can be changed later; kept only when it lies at the platform itself. */
export function usableUpdate(issuer: string, { updateUrl: url, updateToken: token }: Recorded) {
  const isThere = url !== undefined && URL.canParse(url) && new URL(url).origin === new URL(issuer).origin;
  return isThere && token !== undefined && token !== "" && token.length < 4000 ? { url, token } : null;
}
