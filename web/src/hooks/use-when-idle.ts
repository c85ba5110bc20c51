import { useTranslations } from "next-intl";
import { useConversationContext } from "@/components/chat/conversation-context";
import { toast } from "@/store/toasts";

/**
 * Does something that cannot be done while an answer is being written, or says so. For what stands far above: to disable
 * all of that with each question would draw the whole conversation again while the person waits for the first word.
 */
export function useWhenIdle(): (action: () => void) => void {
  const { session } = useConversationContext();
  const t = useTranslations("chat");
  return (action) => {
    if (session.isBusy) toast.info(t("busy"));
    else action();
  };
}
