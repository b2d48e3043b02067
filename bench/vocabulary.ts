import type { Random } from "./random";

const ONSETS = [
  "b",
  "br",
  "c",
  "ch",
  "d",
  "dr",
  "f",
  "g",
  "gl",
  "h",
  "l",
  "m",
  "n",
  "p",
  "pr",
  "r",
  "s",
  "st",
  "t",
  "tr",
  "v",
  "w",
];
const VOWELS = ["a", "e", "i", "o", "u", "ea", "ou", "io"];
const CODAS = ["", "", "n", "r", "s", "t", "l", "nd", "rk", "st", "ng"];
const COMMON =
  "the of and to in a is that for it as was with be by on not he his but at are this have from or had an they which one you were all her she there would their we him been has when who will no more if out so up said what its about than into them can only other time new some could these two may first then do any like my now over such our man me even most made after also did many off before must well back through years much where your way down should because long each just state people those too mr how little good world make very year still see work life own";

/** Words by rank: English's most frequent ones, then made-up ones, `size` in all. */
export function makeVocabulary(random: Random, size: number): string[] {
  const words = new Set(COMMON.split(" "));
  while (words.size < size) {
    let word = "";
    for (let syllables = 1 + random.below(4); syllables > 0; syllables--) {
      word += random.pick(ONSETS) + random.pick(VOWELS) + random.pick(CODAS);
    }
    words.add(word);
  }
  return [...words];
}

/** A rank below `size`, distributed as words in texts are (Zipf): the word of rank r about 1/(r + 2.7) as often. */
export function zipfRank(random: Random, size: number): number {
  return Math.min(size - 1, Math.floor(2.7 * (((size + 2.7) / 2.7) ** random.next() - 1)));
}

/** Running text of that many words, with the punctuation, numbers and names of ordinary prose. */
export function makeProse(random: Random, vocabulary: readonly string[], words: number): string {
  const out: string[] = [];
  let begins = true;
  for (let i = 0; i < words; i++) {
    let word = vocabulary[zipfRank(random, vocabulary.length)] ?? "the";
    if (random.chance(0.01)) word = String(random.below(100_000));
    if (begins) word = word.charAt(0).toUpperCase() + word.slice(1);
    begins = random.chance(0.07);
    out.push(begins ? `${word}.` : random.chance(0.05) ? `${word},` : word);
  }
  return out.join(random.chance(0.02) ? "\n" : " ");
}
