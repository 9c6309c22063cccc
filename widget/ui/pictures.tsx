import { useEffect, useState } from "preact/hooks";
import type { PictureRef } from "../../server/contract/index.ts";
import type { Outcome } from "../carrier.ts";
import { commonWords } from "../words/en.ts";

interface Props {
  readonly pictures: readonly PictureRef[];
  /** The picture's bytes, for those who may see them. */
  readonly load: (pictureId: string) => Promise<Outcome<Blob>>;
}

/** Pictures that were sent with something; each opens in full. */
export function Pictures({ pictures, load }: Props) {
  if (pictures.length === 0) return null;
  return (
    <ul class="pictures">
      {pictures.map((picture) => (
        <li key={picture.id}>
          <Picture picture={picture} load={load} />
        </li>
      ))}
    </ul>
  );
}

function Picture({ picture, load }: { readonly picture: PictureRef; readonly load: Props["load"] }) {
  const [address, setAddress] = useState<string | null>(null);
  const [gone, setGone] = useState(false);
  const [large, setLarge] = useState(false);
  useEffect(() => {
    let made: string | null = null;
    let ended = false;
    void load(picture.id).then((outcome) => {
      if (ended) return;
      if (!outcome.ok) return setGone(true);
      made = URL.createObjectURL(outcome.value);
      setAddress(made);
    });
    return () => {
      ended = true;
      if (made) URL.revokeObjectURL(made);
    };
    // `load` is a fresh function in each picture of the screen; the id alone names the bytes.
  }, [picture.id]);

  if (gone) return <p class="small quiet">{commonWords.pictureGone}</p>;
  if (!address) return <p class="small quiet">{commonWords.pictureLoading}</p>;
  return (
    <button type="button" class="picture" data-large={large} aria-expanded={large} onClick={() => setLarge(!large)}>
      <img src={address} width={picture.width} height={picture.height} alt={commonWords.pictureAlt} />
    </button>
  );
}
