import { eq, sql } from "drizzle-orm";
import type { RecordVisit } from "@/domain/project";
import { Refusal } from "@/domain/refusal";
import type { Viewer } from "@/domain/viewer";
import { asViewer, asWriter } from "./client";
import { readToday } from "./clock";
import { projects, visits } from "./schema/projects";

/** Records a visit and carries its day and next step to the project; a day after today is refused. */
export const recordVisit = (viewer: Viewer, input: RecordVisit): Promise<{ id: string }> =>
  asWriter(viewer, async (tx) => {
    if (input.visitedOn > (await readToday(tx)))
      throw new Refusal("活动日期不能晚于今天。计划中的活动请填在“下一步”。", "visitedOn");
    const [project] = await tx
      .update(projects)
      .set({
        lastContactOn: sql`greatest(last_contact_on, ${input.visitedOn}::date)`,
        version: sql`version + 1`,
        ...(input.nextStep ? { nextStep: input.nextStep, nextStepOn: input.nextStepOn } : {}),
      })
      .where(eq(projects.id, input.projectId))
      .returning({ id: projects.id });
    if (!project) throw new Refusal("没有这个项目，或您不能登记活动。");
    const [visit] = await tx
      .insert(visits)
      .values({ ...input, recordedBy: viewer.userId })
      .returning({ id: visits.id });
    if (!visit) throw new Refusal("登记活动失败，请重试。");
    return { id: visit.id };
  });

/** The full number of a contact; the database logs who asked and why before it answers. Null when not theirs to see. */
export const revealContact = (viewer: Viewer, projectId: string): Promise<string | null> =>
  asViewer(viewer, async (tx) => {
    const [row] = await tx.execute<{ phone: string | null }>(sql`
      select door.reveal_contact(id, 'project page') as phone from (
        select id from contacts where project_id = ${projectId} order by recorded_at desc limit 1) latest`);
    return row?.phone ?? null;
  });
