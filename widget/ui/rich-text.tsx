import type { ComponentChildren } from "preact";

type Piece = { readonly kind: "words" | "code"; readonly text: string };

/** Splits what a person wrote into words and code between ``` lines. A fence that is never closed runs to the end. */
export function piecesOf(text: string): Piece[] {
  const pieces: Piece[] = [];
  let lines: string[] = [];
  let code = false;
  const end = (kind: Piece["kind"]) => {
    const joined = kind === "code" ? lines.join("\n") : lines.join("\n").trim();
    if (joined !== "") pieces.push({ kind, text: joined });
    lines = [];
  };
  for (const line of text.split(/\r?\n/u)) {
    if (/^\s*```/u.test(line)) {
      end(code ? "code" : "words");
      code = !code;
    } else lines.push(line);
  }
  end(code ? "code" : "words");
  return pieces;
}

const INLINE = /`([^`\n]+)`|(https?:\/\/[^\s<>"'`]*[^\s<>"'`.,;:!?)\]])/gu;

/** Code in back ticks and addresses within a line; everything stays text. */
function inline(text: string): ComponentChildren[] {
  const parts: ComponentChildren[] = [];
  let last = 0;
  for (const match of text.matchAll(INLINE)) {
    parts.push(text.slice(last, match.index));
    const [all, code, address] = match;
    parts.push(
      address ? (
        <a href={address} target="_blank" rel="noopener noreferrer nofollow">
          {address}
        </a>
      ) : (
        <code>{code}</code>
      ),
    );
    last = match.index + all.length;
  }
  parts.push(text.slice(last));
  return parts;
}

/** What a person wrote: words as words, code as code, never as markup. */
export function RichText({ text }: { readonly text: string }) {
  return (
    <div class="rich">
      {piecesOf(text).map((piece, index) =>
        piece.kind === "code" ? (
          // A code block may be wider than the panel: it scrolls, and so it takes the focus.
          <pre key={index} dir="ltr" tabIndex={0}>
            <code>{piece.text}</code>
          </pre>
        ) : (
          <p key={index} class="words" dir="auto">
            {inline(piece.text)}
          </p>
        ),
      )}
    </div>
  );
}
