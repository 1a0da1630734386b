/** Colours as `#rrggbb` strings in sRGB. */

const CHANNEL_OFFSETS = [1, 3, 5] as const;

/** The three channels, each 0 to 255. */
export function channelsOf(hex: string): number[] {
  return CHANNEL_OFFSETS.map((offset) => Number.parseInt(hex.slice(offset, offset + 2), 16));
}

/** `share` (0 to 1) of `over` laid upon `under`: what an opaque eye sees of a translucent fill. */
export function mixColors(under: string, over: string, share: number): string {
  const above = channelsOf(over);
  const mixed = channelsOf(under).map((channel, i) => channel + ((above[i] ?? channel) - channel) * share);
  return `#${mixed.map((channel) => Math.round(channel).toString(16).padStart(2, '0')).join('')}`;
}

/** Relative luminance, 0 (black) to 1 (white): WCAG 2.2, "relative luminance". */
function luminanceOf(hex: string): number {
  const linear = channelsOf(hex).map((channel) => {
    const share = channel / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const [red = 0, green = 0, blue = 0] = linear;
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** Contrast of two colours, 1 to 21, in either order: WCAG 2.2, "contrast ratio". */
export function contrastRatio(first: string, second: string): number {
  const [dark = 0, bright = 0] = [luminanceOf(first), luminanceOf(second)].sort((a, b) => a - b);
  return (bright + 0.05) / (dark + 0.05);
}
