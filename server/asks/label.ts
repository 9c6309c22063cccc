import { randomInt } from "node:crypto";

const TRAITS =
  "amber,birch,blue,brisk,calm,cedar,clear,copper,coral,early,fern,gentle,golden,green,hazel,indigo,ivory,jade,kind,lilac,linen,lively,maple,mellow,mint,misty,oak,olive,opal,pale,pearl,plum,quiet,rosy,russet,sandy,silver,sky,slate,soft,spring,stone,summer,teal,violet,warm,willow".split(
    ",",
  );
const ANIMALS =
  "badger,beaver,bittern,bunting,crane,curlew,deer,dove,egret,finch,fox,gull,hare,hawk,heron,ibis,jay,kestrel,kite,lark,linnet,lynx,magpie,marten,martin,mole,nuthatch,osprey,otter,ouzel,owl,petrel,pipit,plover,puffin,quail,raven,robin,rook,seal,shrew,siskin,stork,swallow,swift,tern,thrush,vole,wren".split(
    ",",
  );

const pick = (words: readonly string[]) => words[randomInt(words.length)] ?? "";

/** What an unnamed asker is called on one ask, such as "Quiet heron"; drawn afresh for each, from nothing about them. */
export function freshLabel(): string {
  const trait = pick(TRAITS);
  return `${trait.charAt(0).toUpperCase()}${trait.slice(1)} ${pick(ANIMALS)}`;
}
