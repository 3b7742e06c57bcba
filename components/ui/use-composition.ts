"use client";

import { type KeyboardEvent, useRef } from "react";

const safariGapMs = 100;

/**
 * Tells whether a key belongs to the input method. Safari sends `compositionend` before the keydown that ended it, so
 * keys within 100 ms after it are still the input method's. Spread `listeners` on an element around the field.
 */
export function useComposition() {
  const isUnderWay = useRef(false);
  const endedAtMs = useRef(Number.NEGATIVE_INFINITY);
  return {
    listeners: {
      onCompositionStart: () => {
        isUnderWay.current = true;
      },
      onCompositionEnd: () => {
        isUnderWay.current = false;
        endedAtMs.current = performance.now();
      },
    },
    isComposing: () => isUnderWay.current,
    ownsKey: (event: KeyboardEvent | globalThis.KeyboardEvent) => {
      const native = "nativeEvent" in event ? event.nativeEvent : event;
      return (
        isUnderWay.current ||
        native.isComposing ||
        native.keyCode === 229 ||
        performance.now() - endedAtMs.current < safariGapMs
      );
    },
  };
}
