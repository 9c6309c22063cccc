import { find, metaOf, real, titleOf } from "../dom.ts";
import type { Page } from "../page.ts";
import type { Adapter } from "./adapter.ts";

const HOST = /(?:^|\.)(?:youtube\.com|youtube-nocookie\.com|youtu\.be)$/;
const PLAYLIST = "ytd-playlist-panel-renderer";

/** YouTube: the address says which video, the player how far; canonical link and metadata lag behind its routing. */
export const youtube: Adapter = {
  source: "youtube",
  knows: ({ address }) => HOST.test(address?.hostname ?? "") && videoIn(address) !== undefined,
  read: (page) => {
    const { document, say } = page;
    const tab = say(titleOf(document)).replace(/^\(\d+\+?\) /, "");
    const title =
      say(
        find(
          document,
          "ytd-watch-metadata h1",
          "h1.ytd-watch-metadata",
          "ytd-reel-video-renderer[is-active] h2",
          ".slim-video-information-title",
          "#title h1",
        ),
      ) ||
      tab.replace(/ - YouTube$/, "") ||
      say(find(document, ".ytp-title-link")) ||
      say(metaOf(document, "og:title", "title"));
    return {
      title,
      course: say(
        find(
          document,
          `${PLAYLIST} #header-description .title`,
          `${PLAYLIST} .title`,
          `${PLAYLIST} h3 yt-formatted-string`,
        ),
      ),
      lesson: chapterOf(page, title),
      // What the channel writes below a video is page text, and often an advertisement.
      headings: [],
      url: address(page),
    };
  },
};

/** The chapter that plays now, as the player names it. */
function chapterOf({ document, say }: Page, title: string): string {
  const chapter = say(find(document, ".ytp-chapter-title-content"));
  return chapter === title || /^(?:in this video|view (?:chapter|key moments)|chapters)$/i.test(chapter) ? "" : chapter;
}

function videoIn(here: URL | undefined): string | undefined {
  const id =
    here?.searchParams.get("v") ?? /^\/(?:shorts\/|live\/|embed\/)?([\w-]{11})$/.exec(here?.pathname ?? "")?.[1];
  return id && /^[\w-]{6,20}$/.test(id) ? id : undefined;
}

function address({ document, address: here }: Page): string | undefined {
  const id = videoIn(here);
  if (!here || !id) return undefined;
  // The address has where the video began, the player where it is now.
  const seconds = playedSeconds(document) || secondsIn(here.searchParams.get("t") ?? here.searchParams.get("start"));
  return `https://www.youtube.com/watch?v=${id}${seconds ? `&t=${seconds}s` : ""}`;
}

/** `90`, `90s` and `1h2m3s` as seconds. */
function secondsIn(time: string | null): number | undefined {
  const parts = /^(?:(\d{1,3})h)?(?:(\d{1,4})m)?(?:(\d{1,6})s?)?$/.exec(time ?? "");
  if (!time || !parts) return undefined;
  return Number(parts[1] ?? 0) * 3600 + Number(parts[2] ?? 0) * 60 + Number(parts[3] ?? 0);
}

function playedSeconds(document: Document): number | undefined {
  const video = find(document, "video.html5-main-video", "#movie_player video");
  const time = video && real(video, "currentTime");
  return typeof time === "number" && Number.isFinite(time) ? Math.floor(time) : undefined;
}
