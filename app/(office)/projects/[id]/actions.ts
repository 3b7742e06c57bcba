"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { action } from "@/app/action";
import * as amendments from "@/db/amendments";
import * as page from "@/db/project-page";
import * as status from "@/db/project-status";
import * as projects from "@/db/projects";
import * as signings from "@/db/signings";
import * as visits from "@/db/visits";
import { decideAmendmentSchema } from "@/domain/amendment-decision";
import {
  confirmSigningSchema,
  editProjectSchema,
  loseProjectSchema,
  moveProjectSchema,
  recordVisitSchema,
  reopenProjectSchema,
  reportOutputSchema,
  resumeProjectSchema,
  returnSigningSchema,
  suspendProjectSchema,
  terminateProjectSchema,
} from "@/domain/project";
import { amendmentSchema } from "@/domain/signing";
import type { Viewer } from "@/domain/viewer";

const one = z.strictObject({ id: z.uuid("请选择项目。") });

/** The write, then every page that showed the project before it. */
const thenRefresh =
  <I, T>(write: (viewer: Viewer, input: I) => Promise<T>) =>
  async (viewer: Viewer, input: I): Promise<T> => {
    const answer = await write(viewer, input);
    revalidatePath("/", "layout");
    return answer;
  };

export const saveProject = action(editProjectSchema, "editProject", thenRefresh(projects.editProject));
export const readNewest = action(one, "editProject", (viewer, { id }) => page.findNewest(viewer, id));
export const moveProject = action(moveProjectSchema, "moveProject", thenRefresh(projects.moveProject));
export const recordVisit = action(recordVisitSchema, "recordVisit", thenRefresh(visits.recordVisit));

export const confirmSigning = action(confirmSigningSchema, "confirmSigning", thenRefresh(signings.confirmSigning));
export const returnSigning = action(returnSigningSchema, "returnSigning", thenRefresh(signings.returnSigning));
export const proposeAmendment = action(amendmentSchema, "amendSigned", thenRefresh(amendments.proposeAmendment));
export const decideAmendment = action(
  decideAmendmentSchema,
  "approveAmendment",
  thenRefresh(amendments.decideAmendment),
);

export const loseProject = action(loseProjectSchema, "loseProject", thenRefresh(status.loseProject));
export const reopenProject = action(reopenProjectSchema, "loseProject", thenRefresh(status.reopenProject));
export const suspendProject = action(suspendProjectSchema, "suspendProject", thenRefresh(status.suspendProject));
export const resumeProject = action(resumeProjectSchema, "suspendProject", thenRefresh(status.resumeProject));
export const terminateProject = action(
  terminateProjectSchema,
  "terminateProject",
  thenRefresh(status.terminateProject),
);
export const reportOutput = action(reportOutputSchema, "reportOutput", thenRefresh(status.reportOutput));

export const revealContact = action(one, "revealContact", (viewer, { id }) => visits.revealContact(viewer, id));
