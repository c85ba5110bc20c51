/** Whether it looks like an address of mail; whether it is one shows when a mail arrives. */
export function isEmail(text: string): boolean {
  return text.length <= 320 && /^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(text);
}
