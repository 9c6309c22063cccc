import type { Signal } from "@preact/signals";
import type { PictureBody } from "../../server/contract/index.ts";
import { trouble, type Device, type Outcome } from "../carrier.ts";

export const MAX_PICTURES = 3;

/** The pictures that go with a question or a message: three at most, shrunk as they are pasted. */
export interface Pasted {
  addPicture(picture: Blob): Promise<Outcome<null>>;
  dropPicture(id: string): void;
}

export function createPasted(device: Pick<Device, "shrink">, pictures: Signal<readonly PictureBody[]>): Pasted {
  return {
    async addPicture(picture) {
      const shrunk = await device.shrink(picture);
      if (!shrunk.ok) return shrunk;
      if (pictures.peek().length >= MAX_PICTURES) return { ok: false, trouble: trouble("too_large") };
      pictures.value = [...pictures.peek(), shrunk.value];
      return { ok: true, value: null };
    },
    dropPicture(id) {
      pictures.value = pictures.peek().filter((picture) => picture.id !== id);
    },
  };
}
