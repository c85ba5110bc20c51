/** A piece of a text; together they are the text. */
export interface Piece {
  text: string;
  isMatch: boolean;
}

/** Letters without their accents, with as many of them as before. */
function folded(text: string): string {
  return [...text].map((letter) => {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    return plain.length === letter.length ? plain : letter;
  }).join("");
}

/** Cuts a text where a word begins with one of those searched for, accents and case aside, as the database searches. */
export function matchesIn(text: string, query: string): Piece[] {
  const words = folded(query.normalize("NFC")).match(/[\p{L}\p{N}]+/gu) ?? [];
  const plain = folded(text);
  if (words.length === 0 || plain.length !== text.length) return [{ text, isMatch: false }];
  const pattern = new RegExp(`(?<![\\p{L}\\p{N}])(?:${[...words].sort((a, b) => b.length - a.length).join("|")})`, "gu");
  const pieces: Piece[] = [];
  let from = 0;
  for (const { index, 0: match } of plain.matchAll(pattern)) {
    if (index > from) pieces.push({ text: text.slice(from, index), isMatch: false });
    pieces.push({ text: text.slice(index, index + match.length), isMatch: true });
    from = index + match.length;
  }
  if (from < text.length) pieces.push({ text: text.slice(from), isMatch: false });
  return pieces;
}
