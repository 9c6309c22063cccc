import {
  Asked,
  ConnectCode,
  DeepLinkingAnswer,
  type DeepLinkingBody,
  MatchAnswer,
  SkillList,
  type Topic,
} from "../../server/contract/index.ts";
import { createHttp, path } from "./http.ts";

export type LaunchApi = ReturnType<typeof createLaunchApi>;

/** What only a page that a launch opened asks of the service. */
export function createLaunchApi(token: string) {
  const { call } = createHttp({
    server: () => Promise.resolve(location.origin),
    credentials: { kind: "bearer", token: () => Promise.resolve(token) },
    fetch: (input, init) => fetch(input, init),
  });
  return {
    asked: (placeId: string) => call({ method: "GET", path: path`/api/lti/places/${placeId}/asked`, answer: Asked }),
    connectCode: () => call({ method: "POST", path: "/api/lti/connect", body: {}, answer: ConnectCode }),
    place: (returnId: string, body: DeepLinkingBody) =>
      call({ method: "POST", path: path`/api/lti/deep-linking/${returnId}`, body, answer: DeepLinkingAnswer }),
    match: (topic: Topic) =>
      call({ method: "POST", path: "/api/topics/match", body: { topic, limit: 1 }, answer: MatchAnswer }),
    skills: (words: string) => call({ method: "GET", path: path`/api/skills?q=${words}`, answer: SkillList }),
  };
}
