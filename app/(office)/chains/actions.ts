"use server";

import { revalidatePath } from "next/cache";
import { action } from "@/app/action";
import * as links from "@/db/links";
import * as matches from "@/db/matches";
import { assessLinkSchema } from "@/domain/chain";
import { confirmMatchesSchema, decideMatchSchema } from "@/domain/prospect";

const redraw = () => revalidatePath("/chains", "layout");

export const assessLink = action(assessLinkSchema, "assessLink", async (viewer, input) => {
  const answer = await links.assessLink(viewer, input);
  redraw();
  return answer;
});

export const decideMatch = action(decideMatchSchema, "decideMatch", async (viewer, input) => {
  const answer = await matches.decideMatch(viewer, input);
  redraw();
  return answer;
});

export const confirmMatches = action(confirmMatchesSchema, "decideMatch", async (viewer, input) => {
  const answer = await matches.confirmMatches(viewer, input);
  redraw();
  return answer;
});
