import {
  LtiPlatform,
  LtiPlatforms,
  LtiPlatformSaved,
  LtiRegistration,
  LtiRegistrations,
  LtiSettingsSent,
  type LtiDeploymentBody,
  type LtiPlatformBody,
  type LtiPlatformChange,
  type LtiRegistrationBody,
} from "../../../../server/contract/index.ts";
import type { Outcome } from "../../../carrier.ts";
import { path, type Http } from "../../../client/http.ts";
import { createRostersApi, type RostersApi } from "../rosters-api.ts";

/** What can be done about learning platforms, by the wire contract. */
export interface PlatformsApi {
  platforms(): Promise<Outcome<LtiPlatforms>>;
  add(body: LtiPlatformBody): Promise<Outcome<LtiPlatformSaved>>;
  change(id: string, change: LtiPlatformChange): Promise<Outcome<LtiPlatformSaved>>;
  setStatus(id: string, status: "active" | "disabled"): Promise<Outcome<LtiPlatform>>;
  lookAtKeys(id: string): Promise<Outcome<LtiPlatformSaved>>;
  /** Only where `renewable`. */
  sendSettings(id: string): Promise<Outcome<LtiSettingsSent>>;
  setDeployment(id: string, body: LtiDeploymentBody): Promise<Outcome<LtiPlatform>>;
  remove(id: string): Promise<Outcome<null>>;
  /** The registration addresses that still work. */
  addresses(): Promise<Outcome<LtiRegistrations>>;
  makeAddress(body: LtiRegistrationBody): Promise<Outcome<LtiRegistration>>;
  takeBack(id: string): Promise<Outcome<null>>;
  /** Rosters and scores, where they are shown. */
  readonly services?: RostersApi;
}

const AT = "/api/admin/lti";

export function createPlatformsApi(http: Http): PlatformsApi {
  const { call } = http;
  return {
    services: createRostersApi(http),
    platforms: () => call({ method: "GET", path: `${AT}/platforms`, answer: LtiPlatforms }),
    add: (body) => call({ method: "POST", path: `${AT}/platforms`, body, answer: LtiPlatformSaved }),
    change: (id, body) =>
      call({ method: "PUT", path: path`/api/admin/lti/platforms/${id}`, body, answer: LtiPlatformSaved }),
    setStatus: (id, status) =>
      call({
        method: "POST",
        path: path`/api/admin/lti/platforms/${id}/status`,
        body: { status },
        answer: LtiPlatform,
      }),
    lookAtKeys: (id) =>
      call({ method: "POST", path: path`/api/admin/lti/platforms/${id}/keys`, body: {}, answer: LtiPlatformSaved }),
    sendSettings: (id) =>
      call({ method: "POST", path: path`/api/admin/lti/platforms/${id}/settings`, body: {}, answer: LtiSettingsSent }),
    setDeployment: (id, body) =>
      call({ method: "PUT", path: path`/api/admin/lti/platforms/${id}/deployments`, body, answer: LtiPlatform }),
    remove: (id) => call({ method: "DELETE", path: path`/api/admin/lti/platforms/${id}`, answer: null }),
    addresses: () => call({ method: "GET", path: `${AT}/registrations`, answer: LtiRegistrations }),
    makeAddress: (body) => call({ method: "POST", path: `${AT}/registrations`, body, answer: LtiRegistration }),
    takeBack: (id) => call({ method: "DELETE", path: path`/api/admin/lti/registrations/${id}`, answer: null }),
  };
}
