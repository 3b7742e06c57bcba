"use client";

import { useEffect, useState } from "react";
import { type VisitDraft, visitDraftSchema } from "@/domain/project-choice";

const clock = new Intl.DateTimeFormat("sv-SE", { timeZone: "Asia/Shanghai", timeStyle: "short" });

/** What is typed stays on this phone, under its person, until it has been sent; `savedAt` is the clock of the last keep. */
export function useVisitDraft(userId: string, blank: VisitDraft) {
  const key = `lianzhao-visit-${userId}`;
  const [draft, setDraft] = useState(blank);
  const [isLoaded, setLoaded] = useState(false);
  const [savedAt, setSavedAt] = useState<string | null>(null);

  // Read after the first paint: the server knows nothing of what this phone keeps. An address names its own project.
  const { projectId } = blank;
  useEffect(() => {
    const kept = readKept(key);
    if (kept) {
      setDraft({ ...kept, projectId: projectId || kept.projectId });
      setSavedAt(clock.format(new Date()));
    }
    setLoaded(true);
  }, [key, projectId]);

  const keep = (next: VisitDraft) => {
    setDraft(next);
    try {
      localStorage.setItem(key, JSON.stringify(next));
      setSavedAt(clock.format(new Date()));
    } catch {
      setSavedAt(null);
    }
  };
  const forget = () => {
    localStorage.removeItem(key);
    setDraft({ ...blank, projectId: "" });
    setSavedAt(null);
  };
  return { draft, keep, forget, savedAt, isLoaded };
}

function readKept(key: string): VisitDraft | null {
  try {
    const text = localStorage.getItem(key);
    const parsed = visitDraftSchema.safeParse(text ? JSON.parse(text) : null);
    return parsed.success ? parsed.data : null;
  } catch {
    return null;
  }
}
