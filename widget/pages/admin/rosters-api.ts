import { LtiContext, LtiContexts, LtiScores } from "../../../server/contract/index.ts";
import type { Outcome } from "../../carrier.ts";
import { path, type Http } from "../../client/http.ts";

/** What a platform's services bring and take, by the wire contract. */
export interface RostersApi {
  contexts(platformId: string): Promise<Outcome<LtiContexts>>;
  readNow(contextId: string): Promise<Outcome<LtiContext>>;
  stopReading(contextId: string): Promise<Outcome<LtiContext>>;
  scores(platformId: string): Promise<Outcome<LtiScores>>;
  retryScores(platformId: string): Promise<Outcome<LtiScores>>;
}

export function createRostersApi({ call }: Http): RostersApi {
  return {
    contexts: (platform) =>
      call({ method: "GET", path: path`/api/admin/lti/contexts?platform=${platform}`, answer: LtiContexts }),
    readNow: (id) =>
      call({ method: "POST", path: path`/api/admin/lti/contexts/${id}/roster`, body: {}, answer: LtiContext }),
    stopReading: (id) =>
      call({ method: "DELETE", path: path`/api/admin/lti/contexts/${id}/roster`, answer: LtiContext }),
    scores: (platform) =>
      call({ method: "GET", path: path`/api/admin/lti/scores?platform=${platform}`, answer: LtiScores }),
    retryScores: (platform) =>
      call({ method: "POST", path: "/api/admin/lti/scores/retry", body: { platform }, answer: LtiScores }),
  };
}
