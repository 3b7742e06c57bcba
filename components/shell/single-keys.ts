const stored = "lianzhao-single-keys";

/** Whether single keys act on this machine; everything that listens for one asks. */
export const areSingleKeysOn = () => localStorage.getItem(stored) !== "off";

export const switchSingleKeys = (isOn: boolean) => localStorage.setItem(stored, isOn ? "on" : "off");
