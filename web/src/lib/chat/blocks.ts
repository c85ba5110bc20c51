/**
 * Cuts Markdown into blocks that can be read each for itself, so that a long answer that grows is not read anew from its
 * beginning with each word. Joined again they are the text.
 *
 * A cut is made at an empty line outside of fenced code, where what follows begins at the margin and is not one more item
 * of the list before it. Definitions of links and footnotes reach across blocks: a text that has one stays whole.
 */
export function splitBlocks(markdown: string): string[] {
  if (/^ {0,3}\[[^\]\n]+\]:/m.test(markdown)) return [markdown];
  const blocks: string[] = [];
  let block = "";
  let fence: string | null = null;
  let list: string | null = null;
  let blank = false;
  for (const line of markdown.split(/(?<=\n)/)) {
    const text = line.trimEnd();
    if (fence === null && blank && text && !/^\s/.test(line) && !(list && markerOf(text) === list)) {
      blocks.push(block);
      block = "";
    }
    if (block === "") list = markerOf(text);
    const marker = /^\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/.exec(text)?.[1];
    if (fence === null) fence = marker && !(marker[0] === "`" && text.slice(text.indexOf(marker) + marker.length).includes("`")) ? marker : null;
    else if (marker?.startsWith(fence) && text.trim() === marker) fence = null;
    block += line;
    blank = text === "";
  }
  if (block) blocks.push(block);
  return blocks;
}

/** What kind of list item a line begins, if any: items of another kind are another list. */
function markerOf(line: string): string | null {
  const marker = /^(?:[-*+]|\d{1,9}[.)])(?=\s|$)/.exec(line)?.[0];
  return marker?.at(-1) ?? null;
}

/**
 * Closes what a growing text has only opened, so that half a word in bold does not show its asterisks, and half a link not
 * its address. For the last block of an answer that is being written.
 */
export function closeOpenMarks(block: string): string {
  if (/^\s*(?:[-*+]\s+|\d+[.)]\s+)?(`{3,}|~{3,})/m.test(block)) return block;
  const lines = block.split("\n");
  let last = lines.pop() ?? "";
  // Half a link or picture: its text alone.
  last = last.replace(/!?\[([^\]]*)\]\([^)\s]*$/, "$1").replace(/!?\[([^\]]*)$/, "$1");
  const ticks = last.match(/`+/g)?.length ?? 0;
  if (ticks % 2 === 1) last += last.endsWith("`") ? "\u200b`" : "`";
  else {
    const plain = last.replace(/`[^`]*`/g, "");
    if ((plain.match(/\*\*/g)?.length ?? 0) % 2 === 1) last = last.endsWith("**") ? last.slice(0, -2) : `${last.trimEnd()}**`;
  }
  return [...lines, last].join("\n");
}
