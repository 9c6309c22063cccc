import { useState } from "preact/hooks";
import type { PageTopicModel } from "../model/index.ts";
import { askWords } from "../words/en.ts";
import { Button } from "./button.tsx";
import { EmptyState } from "./empty-state.tsx";
import { Field } from "./field.tsx";
import { Loading } from "./loading.tsx";

interface Props {
  readonly page: PageTopicModel;
  readonly source: "page" | "typing";
}

/** How the topic comes here: by pressing on a page; by typing where there is none, or none that can be read. */
export function PageSource({ page, source }: Props) {
  const state = page.page.value;
  const topic = page.chips.value.length > 0;
  if (source === "typing") return <TypeTopic onType={page.type} />;
  if (state.state === "reading") return <Loading text={askWords.reading} />;
  if (topic) return null;
  if (state.state === "unreadable") {
    return (
      <>
        <EmptyState title={askWords.unreadable[state.why]}>
          <p>{askWords.unreadableNext}</p>
        </EmptyState>
        <TypeTopic onType={page.type} />
      </>
    );
  }
  return (
    <>
      <EmptyState title={askWords.pressToRead}>
        <p>{askWords.pressToReadWhy}</p>
      </EmptyState>
      <TypeTopic onType={page.type} />
    </>
  );
}

/** A topic in a few words, or a pasted address. */
function TypeTopic({ onType }: { readonly onType: (text: string) => void }) {
  const [text, setText] = useState("");
  return (
    <form
      class="stack-close"
      onSubmit={(event) => {
        event.preventDefault();
        if (text.trim() !== "") onType(text.trim());
      }}
    >
      <Field label={askWords.whatAbout} hint={askWords.whatAboutHint}>
        {(wiring) => (
          <div class="joined">
            <input
              {...wiring}
              class="input"
              dir="auto"
              maxLength={2000}
              value={text}
              onInput={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit">{askWords.look}</Button>
          </div>
        )}
      </Field>
    </form>
  );
}
