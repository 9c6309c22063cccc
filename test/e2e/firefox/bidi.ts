import { once } from "node:events";
import { type RawData, WebSocket } from "ws";

type Params = Readonly<Record<string, unknown>>;

interface Waiting {
  readonly resolve: (result: unknown) => void;
  readonly reject: (error: Error) => void;
}

/** What the browser says: the answer to a command, its refusal, or an event. */
interface Said {
  readonly type: "success" | "error" | "event";
  readonly id?: number;
  readonly result?: unknown;
  readonly error?: string;
  readonly message?: string;
  readonly method?: string;
  readonly params?: unknown;
}

const textOf = (data: RawData) => new TextDecoder().decode(Array.isArray(data) ? Buffer.concat(data) : data);

/** One conversation with a browser in WebDriver BiDi (https://w3c.github.io/webdriver-bidi/), without a driver between. */
export class Bidi {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, Waiting>();
  readonly #listeners = new Map<string, ((params: unknown) => void)[]>();
  #lastId = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.on("message", (data) => this.#take(JSON.parse(textOf(data)) as Said));
    socket.on("close", () => {
      for (const { reject } of this.#waiting.values()) reject(new Error("The browser closed the conversation."));
      this.#waiting.clear();
    });
  }

  /** Connects to the browser at `address`, such as `ws://127.0.0.1:40000`, and opens a session. */
  static async open(address: string): Promise<Bidi> {
    const socket = new WebSocket(`${address}/session`, { perMessageDeflate: false });
    await once(socket, "open");
    const bidi = new Bidi(socket);
    await bidi.send("session.new", { capabilities: {} });
    return bidi;
  }

  /** One command. Rejects with the browser's own words. */
  async send<T = unknown>(method: string, params: Params = {}): Promise<T> {
    const id = ++this.#lastId;
    const answer = new Promise<unknown>((resolve, reject) => this.#waiting.set(id, { resolve, reject }));
    this.#socket.send(JSON.stringify({ id, method, params }));
    return (await answer) as T;
  }

  /** Calls back at each event of this name, such as "log.entryAdded"; subscribes to it. */
  async on(event: string, tell: (params: unknown) => void): Promise<void> {
    const known = this.#listeners.get(event);
    if (known !== undefined) return void known.push(tell);
    this.#listeners.set(event, [tell]);
    await this.send("session.subscribe", { events: [event] });
  }

  #take(said: Said): void {
    if (said.type === "event") {
      for (const tell of this.#listeners.get(said.method ?? "") ?? []) tell(said.params);
      return;
    }
    const waiting = this.#waiting.get(said.id ?? 0);
    this.#waiting.delete(said.id ?? 0);
    if (said.type === "success") waiting?.resolve(said.result);
    else waiting?.reject(new Error(`${said.error}: ${said.message}`));
  }
}
