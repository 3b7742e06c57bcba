"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/action";
import * as bulk from "@/db/bulk-decisions";
import * as linkWords from "@/db/link-words";
import * as links from "@/db/links";
import * as matches from "@/db/matches";
import { assessLinkSchema } from "@/domain/chain";
import { editWordsSchema } from "@/domain/match-words";
import { decideMatchesSchema, decideMatchSchema, takeBackMatchesSchema } from "@/domain/prospect";

const redraw = () => revalidatePath("/chains", "layout");

export const assessLink = action(assessLinkSchema, "assessLink", async (viewer, input) => {
  const answer = await links.assessLink(viewer, input);
  redraw();
  return answer;
});

/** A refusal redraws too: it says what became of the match, and the row shows it. */
export const decideMatch = action(decideMatchSchema, "decideMatch", (viewer, input) =>
  matches.decideMatch(viewer, input).finally(redraw),
);

/** A refusal redraws too: the list is not as long as it was. */
export const decideMatches = action(decideMatchesSchema, "decideMatch", (viewer, input) =>
  bulk.decideMatches(viewer, input).finally(redraw),
);

export const takeBackMatches = action(takeBackMatchesSchema, "decideMatch", async (viewer, input) => {
  const answer = await bulk.takeBackMatches(viewer, input);
  redraw();
  return answer;
});

export const editWords = action(editWordsSchema, "editWords", async (viewer, input) => {
  const answer = await linkWords.editWords(viewer, input);
  redraw();
  return answer;
});

export const rematchAll = action(z.strictObject({}), "rematchAll", async (viewer) => {
  const answer = await linkWords.askRematch(viewer);
  redraw();
  return answer;
});
