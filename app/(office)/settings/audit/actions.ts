"use server";

import { z } from "zod";
import { action } from "@/app/action";
import * as audit from "@/db/audit";

export const checkSeals = action(z.strictObject({}), "readAudit", (viewer) => audit.checkSeals(viewer));
