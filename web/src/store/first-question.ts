import { create } from "zustand";

interface FirstQuestion {
  /** A question that the person has sent from another page, on its way to a new conversation. */
  text: string | null;
  hand: (text: string) => void;
}

/** Hands a question over to the page of a new conversation. A link cannot: it would spend messages without being asked. */
export const useFirstQuestion = create<FirstQuestion>((set) => ({
  text: null,
  hand: (text) => set({ text }),
}));

/** Whether the person has just sent this question; true once. */
export function takeFirstQuestion(text: string): boolean {
  const isSent = text !== "" && useFirstQuestion.getState().text === text;
  if (isSent) useFirstQuestion.setState({ text: null });
  return isSent;
}
