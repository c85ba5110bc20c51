import { setNonce } from "get-nonce";

let isKnown = false;

/**
 * Gives style elements that are made in the browser the nonce that the document's policy names. The first one is the document's,
 * whatever later answers of the server carry.
 */
export function keepNonce(nonce: string | undefined): void {
  if (!nonce || isKnown || typeof document === "undefined") return;
  isKnown = true;
  setNonce(nonce);
}
