import type { Chip, Excerpt } from "../model/page-topic.ts";
import { askWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { Field } from "./field.tsx";

interface Props {
  readonly pieces: readonly Chip[];
  readonly excerpt: Excerpt | null;
  readonly onDrop: (pieceId: string) => void;
  readonly onRestore: (pieceId: string) => void;
  readonly onRetitle: (title: string) => void;
  readonly onTickExcerpt: (on: boolean) => void;
}

/** The exact topic, piece by piece: reworded, left out, put back. */
export function SentTopic({ pieces, excerpt, onDrop, onRestore, onRetitle, onTickExcerpt }: Props) {
  const title = pieces.find(({ kind }) => kind === "title");
  return (
    <div class="stack sent">
      <p class="small quiet">{askWords.onlyThis}</p>
      {title && (
        <Field label={askWords.changeTitle}>
          {(wiring) => (
            <input
              {...wiring}
              class="input"
              dir="auto"
              maxLength={300}
              value={title.text}
              onChange={(event) => onRetitle(event.currentTarget.value)}
            />
          )}
        </Field>
      )}
      <ul class="stack-close">
        {pieces
          .filter(({ kind }) => kind !== "title" && kind !== "excerpt")
          .map((piece) => (
            <li key={piece.id} class="sent-piece" data-on={piece.on}>
              <span class="small quiet">{askWords.fields[piece.kind] ?? piece.kind}</span>
              <span class="sent-text" dir="auto">
                {piece.text}
              </span>
              <Button
                kind="plain"
                small
                aria-label={piece.on ? askWords.leaveOutNamed(piece.text) : askWords.putBackNamed(piece.text)}
                onClick={() => (piece.on ? onDrop(piece.id) : onRestore(piece.id))}
              >
                {piece.on ? askWords.leaveOut : askWords.putBack}
              </Button>
            </li>
          ))}
      </ul>
      {excerpt && (
        <div class="stack-close">
          <label class="tick">
            <input
              type="checkbox"
              checked={excerpt.on}
              onChange={(event) => onTickExcerpt(event.currentTarget.checked)}
            />
            <span>{askWords.sendExcerpt}</span>
          </label>
          <blockquote class="passage small" data-on={excerpt.on} dir="auto">
            {excerpt.text}
          </blockquote>
        </div>
      )}
    </div>
  );
}
