// From a text to what the fit check counts: stems, parts of compounds, and concepts. As fit/words.py does it.

const LINKS = ["", "s", "o", "e", "a", "u"];
const SHORTEST_COMPOUND = 8;
const SHORTEST_LAST_PART = 4;
const SHORTEST_FIRST_PART = 3;
const SHORTEST_MISSPELT = 5;
const LONGEST = 60;
const SOFT_HYPHEN = "\u00ad";
const HALF = 0.5;
const ALPHABET = [..."abcdefghijklmnopqrstuvwxyzåäöé"];

/** What a text is made of, with an index and the stemmer of its language; keeps what it has worked out. */
export function wordsOf(index, stemmer) {
  const stems = new Map();
  const meanings = new Map();

  function stem(word) {
    if (!stems.has(word)) stems.set(word, stemmer.stemWord(word));
    return stems.get(word);
  }

  /** [{typed, stem}] in the order of the text. */
  function tokens(text) {
    const typed = text.normalize("NFC").replaceAll(SOFT_HYPHEN, "").match(/[0-9A-Za-zÀ-ÖØ-öø-ÿ]+/g) ?? [];
    return typed.map((word) => ({ typed: word, stem: stem(word.toLowerCase()) }));
  }

  /** Known stems that a stem holds (språk|träning) or, if it is unknown, was most likely meant to be. */
  function meant(word) {
    if (!meanings.has(word)) meanings.set(word, workedOut(word));
    return meanings.get(word);
  }

  function workedOut(word) {
    if (word.length > LONGEST) return [];
    const parts = partsOf(word);
    if (parts.length || index.stems.has(word) || word.length < SHORTEST_MISSPELT) return parts;
    return [...oneLetterOff(word)].filter((other) => index.stems.has(other)).sort().slice(0, 1);
  }

  function partsOf(word) {
    if (index.lang !== "sv" || word.length < SHORTEST_COMPOUND) return [];
    for (let cut = word.length - SHORTEST_LAST_PART; cut >= SHORTEST_FIRST_PART; cut -= 1) {
      const [first, last] = [word.slice(0, cut), word.slice(cut)];
      if (!index.stems.has(last)) continue;
      for (const link of LINKS.filter((end) => first.endsWith(end))) {
        const part = stem(first.slice(0, first.length - link.length));
        if (part.length >= SHORTEST_FIRST_PART && index.stems.has(part)) return [part, last];
      }
    }
    return [];
  }

  /** [{name, count, words}] in the order of the words: stems first, then concepts. */
  function features(text) {
    const found = new Map();
    const add = (name, count, shown) => {
      if (!found.has(name)) found.set(name, { name, count: 0, words: new Set() });
      const feature = found.get(name);
      feature.count += count;
      for (const word of shown) feature.words.add(word);
    };
    const whole = tokens(text);
    const parts = whole.flatMap(({ typed, stem: word }) => meant(word).map((part) => ({ typed, stem: part })));
    for (const { typed, stem: word } of whole) add(word, 1, [typed]);
    for (const { typed, stem: word } of parts) add(word, HALF, [typed]);
    for (const [concept, shown] of concepts(whole)) add(`@${concept}`, 1, shown);
    for (const part of parts) for (const [concept, shown] of concepts([part])) add(`@${concept}`, HALF, shown);
    return [...found.values()].map((feature) => ({ ...feature, words: [...feature.words] }));
  }

  function* concepts(sequence) {
    for (const [place, { stem: first }] of sequence.entries()) {
      for (const [words, numbers] of index.phrases.get(first) ?? []) {
        const found = sequence.slice(place, place + words.length);
        if (found.length === words.length && found.every((item, at) => item.stem === words[at])) {
          for (const number of numbers) yield [number, found.map(({ typed }) => typed)];
        }
      }
    }
  }

  return { tokens, meant, features };
}

/** The words one letter away, missing, superfluous, other or exchanged; the first letter is right. */
function* oneLetterOff(word) {
  for (let place = 1; place <= word.length; place += 1) {
    const [before, after] = [word.slice(0, place), word.slice(place)];
    for (const letter of ALPHABET) yield before + letter + after;
    if (after) {
      yield before + after.slice(1);
      for (const letter of ALPHABET) yield before + letter + after.slice(1);
    }
    if (after.length > 1) yield before + after[1] + after[0] + after.slice(2);
  }
}
