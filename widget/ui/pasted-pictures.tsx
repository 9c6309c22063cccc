import { useId, useRef } from "preact/hooks";
import type { PictureBody } from "../../server/contract/index.ts";
import type { Outcome } from "../carrier.ts";
import { commonWords } from "../words/en.ts";
import { useAction } from "./use-action.ts";

export const MAX_PICTURES = 3;

/** The pictures in what was just pasted or dropped. */
export const picturesIn = (data: DataTransfer | null): File[] =>
  [...(data?.files ?? [])].filter((file) => file.type.startsWith("image/"));

export interface PicturesProps {
  readonly pictures: readonly PictureBody[];
  readonly onAdd: (picture: Blob) => Promise<Outcome<null>>;
  readonly onDrop: (id: string) => void;
}

/** Adds pictures one after the other, and says when one cannot be taken. */
export function usePictures({ pictures, onAdd }: PicturesProps) {
  const action = useAction();
  const add = async (files: readonly Blob[]) => {
    const room = MAX_PICTURES - pictures.length;
    for (const file of files.slice(0, room)) if (!(await action.run(() => onAdd(file)))) return;
  };
  const wrong =
    action.trouble && (action.trouble.code === "too_large" ? commonWords.pictureTooLarge : commonWords.pictureNot);
  const onPaste = (event: ClipboardEvent) => {
    const files = picturesIn(event.clipboardData);
    if (files.length === 0) return;
    event.preventDefault();
    void add(files);
  };
  return { add, onPaste, wrong, busy: action.busy };
}

interface StripProps extends PicturesProps {
  readonly adding: ReturnType<typeof usePictures>;
}

/** The pictures that will go with it, small, each with its way out; and a way in for those who do not paste. */
export function PastedPictures({ pictures, onDrop, adding }: StripProps) {
  const input = useRef<HTMLInputElement>(null);
  const id = useId();
  const full = pictures.length >= MAX_PICTURES;
  return (
    <div class="stack-close">
      {pictures.length > 0 && (
        <ul class="pasted">
          {pictures.map((picture, index) => (
            <li key={picture.id}>
              <img
                src={`data:${picture.mime};base64,${picture.data}`}
                width={picture.width}
                height={picture.height}
                alt=""
              />
              <button type="button" class="chip-button" onClick={() => onDrop(picture.id)}>
                <span class="visually-hidden">{commonWords.pictureRemove(index + 1)}</span>
                <span aria-hidden="true">×</span>
              </button>
            </li>
          ))}
        </ul>
      )}
      <div>
        <button
          type="button"
          class="button plain small"
          disabled={full || adding.busy}
          aria-describedby={`${id}-said`}
          onClick={() => input.current?.click()}
        >
          {commonWords.pictureAdd}
        </button>
        <input
          ref={input}
          hidden
          type="file"
          accept="image/*"
          multiple
          onChange={(event) => {
            void adding.add([...(event.currentTarget.files ?? [])]);
            event.currentTarget.value = "";
          }}
        />
      </div>
      <p id={`${id}-said`} class="small quiet" role="status">
        {adding.wrong ??
          (full ? commonWords.pictureFull : pictures.length > 0 ? commonWords.pictureAdded(pictures.length) : "")}
      </p>
    </div>
  );
}
