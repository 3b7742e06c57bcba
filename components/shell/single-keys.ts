import { useSyncExternalStore } from "react";

const stored = "lianzhao-single-keys";

/** Whether single keys act on this machine; everything that listens for one asks. */
export const areSingleKeysOn = () => localStorage.getItem(stored) !== "off";

export const switchSingleKeys = (isOn: boolean) => {
  localStorage.setItem(stored, isOn ? "on" : "off");
  window.dispatchEvent(new Event(stored));
};

const listen = (onSwitch: () => void) => {
  window.addEventListener(stored, onSwitch);
  return () => window.removeEventListener(stored, onSwitch);
};

/** The same for what is shown: a hint names no key that does nothing. */
export const useSingleKeys = () => useSyncExternalStore(listen, areSingleKeysOn, () => true);
