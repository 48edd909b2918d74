// The index of the fit check, taken apart from what the site sends: see fit/transport.py.

const ZERO = 0x30;
const NOTHING_SHARED = 0x41;

/**
 * {activities, labels, stems, phrases, weights, inside, bias}: ids, names of concepts, the known stems,
 * and by feature the concepts that begin with it, its pairs of activity and weight, and what it says of
 * inside (above 0) and outside (below).
 */
export function unpacked(sent) {
  const names = frontDecoded(sent.names);
  const [weights, concepts] = [sent.weights.split(" "), sent.concepts.split(" ")];
  const phrases = new Map();
  names.forEach((name, place) => {
    if (concepts[place]) addPhrase(phrases, [name], numbers(concepts[place]));
  });
  for (const [words, found] of severalWords(sent)) addPhrase(phrases, words.map((word) => names[word]), found);
  return {
    ...sent,
    stems: new Set(names.filter((name) => !name.startsWith("@"))),
    phrases,
    weights: new Map(names.flatMap((name, place) => (weights[place] ? [[name, numbers(weights[place])]] : []))),
    inside: new Map(names.map((name, place) => [name, sent.inside.charCodeAt(place) - ZERO + sent.least])),
  };
}

function frontDecoded(text) {
  let before = "";
  return text.match(/[A-Z][^A-Z]*/g)?.map((piece) => {
    before = before.slice(0, piece.charCodeAt(0) - NOTHING_SHARED) + piece.slice(1);
    return before;
  }) ?? [];
}

function numbers(characters) {
  return [...characters].map((character) => character.charCodeAt(0) - ZERO);
}

/** The numbers of each phrase's words with those of its concepts; its first word is counted from the last one's. */
function severalWords({ phrases, phraseConcepts }) {
  if (!phrases) return [];
  const found = phraseConcepts.split(" ").map(numbers);
  let first = 0;
  return phrases.split(" ").map((characters, place) => {
    const [step, ...rest] = numbers(characters);
    first += step;
    return [[first, ...rest], found[place]];
  });
}

function addPhrase(phrases, words, concepts) {
  if (!phrases.has(words[0])) phrases.set(words[0], []);
  phrases.get(words[0]).push([words, concepts]);
}
