"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/action";
import * as users from "@/db/users";
import { changedPersonSchema, newPersonSchema } from "@/domain/person";

const personSchema = z.strictObject({ userId: z.uuid() });
const refresh = () => revalidatePath("/settings/people");

export const createPerson = action(newPersonSchema, "manageUsers", async (viewer, person) => {
  const invited = await users.createPerson(viewer, person);
  refresh();
  return invited;
});

export const changePerson = action(changedPersonSchema, "manageUsers", async (viewer, change) => {
  await users.changePerson(viewer, change);
  refresh();
  return null;
});

export const renewLink = action(personSchema, "manageUsers", (viewer, { userId }) => users.renewLink(viewer, userId));

export const setPersonState = action(
  personSchema.extend({ isDisabled: z.boolean() }),
  "manageUsers",
  async (viewer, { userId, isDisabled }) => {
    await users.setPersonState(viewer, userId, isDisabled);
    refresh();
    return null;
  },
);

export const endSessionsOf = action(personSchema, "manageSessions", async (viewer, { userId }) => {
  const answer = await users.endSessionsOf(viewer, userId);
  refresh();
  return answer;
});
