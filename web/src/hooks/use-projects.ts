"use client";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { createProject, decideProject, deleteProject, fetchProjects, type Project, type ProjectChanges, projectKeys, updateProject } from "@/lib/data/projects";
import { useSupabase } from "@/lib/supabase/browser";
import { toast } from "@/store/toasts";
import { useFailureText } from "./use-failure-text";

/** Projects and proposals, as they are now. */
export function useProjects() {
  const client = useSupabase();
  return useQuery({ queryKey: projectKeys.all, queryFn: () => fetchProjects(client) });
}

/** What can be done with projects: shown at once, taken back with a reason where it is refused. */
export function useProjectActions() {
  const t = useTranslations("cerebro.projects");
  const client = useSupabase();
  const queries = useQueryClient();
  const failureText = useFailureText();

  async function show(change: (projects: Project[]) => Project[]) {
    await queries.cancelQueries({ queryKey: projectKeys.all });
    const before = queries.getQueryData<Project[]>(projectKeys.all);
    queries.setQueryData<Project[]>(projectKeys.all, (all) => all && change(all));
    return before;
  }
  function takeBack(error: unknown, before: Project[] | undefined) {
    queries.setQueryData(projectKeys.all, before);
    toast.error(failureText(error));
  }
  const onSettled = () => queries.invalidateQueries({ queryKey: projectKeys.all });

  return {
    change: useMutation({
      networkMode: "always",
      mutationFn: ({ id, changes }: { id: string; changes: ProjectChanges }) => updateProject(client, id, changes),
      onMutate: ({ id, changes }) => show((all) => all.map((one) => one.id === id ? { ...one, ...changes } : one)),
      onError: (error, _change, before) => takeBack(error, before),
      onSuccess: (_nothing, { changes }) => {
        if (changes.status === "completed") toast.success(t("completed"));
      },
      onSettled,
    }),
    decide: useMutation({
      networkMode: "always",
      mutationFn: ({ id, isAccepted }: { id: string; isAccepted: boolean }) => decideProject(client, id, isAccepted),
      onMutate: ({ id, isAccepted }) =>
        show((all) => isAccepted ? all.map((one) => one.id === id ? { ...one, is_proposal: false } : one) : all.filter((one) => one.id !== id)),
      onError: (error, _decision, before) => takeBack(error, before),
      onSuccess: (_nothing, { isAccepted }) => isAccepted ? toast.success(t("accepted")) : toast.info(t("dismissed")),
      onSettled,
    }),
    remove: useMutation({
      networkMode: "always",
      mutationFn: (id: string) => deleteProject(client, id),
      onMutate: (id) => show((all) => all.filter((one) => one.id !== id)),
      onError: (error, _id, before) => takeBack(error, before),
      onSuccess: () => toast.success(t("deleted")),
      onSettled,
    }),
    create: useMutation({
      networkMode: "always",
      mutationFn: ({ userId, project }: { userId: string; project: ProjectChanges & { name: string } }) => createProject(client, userId, project),
      onError: (error) => toast.error(failureText(error)),
      onSettled,
    }),
  };
}
