import { ChartError } from './chart-error.ts';

type Value = string | number | undefined;

/** Attributes by their XML names; an undefined one is left out. */
export type Attributes = Readonly<Record<string, Value>>;

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text made safe for XML content and attribute values alike. */
export function escapeXml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/**
 * A coordinate with at most one decimal (a tenth of a pixel is finer than the eye, and the string is the same on
 * every machine). Throws a ChartError on NaN or infinity, which would silently delete the shape.
 */
export function formatCoordinate(value: number): string {
  if (!Number.isFinite(value)) throw new ChartError(`A coordinate of the chart is ${value}`);
  const rounded = Math.round(value * 10) / 10;
  return String(rounded === 0 ? 0 : rounded);
}

function formatValue(value: string | number): string {
  return typeof value === 'number' ? formatCoordinate(value) : escapeXml(value);
}

/** An element with escaped attributes; `content` is markup and goes in as it is. */
export function element(name: string, attributes: Attributes, content = ''): string {
  let tag = `<${name}`;
  for (const [key, value] of Object.entries(attributes))
    if (value !== undefined) tag += ` ${key}="${formatValue(value)}"`;
  return content === '' ? `${tag}/>` : `${tag}>${content}</${name}>`;
}

/** An open path through pixel points. */
export function polyline(points: readonly (readonly [x: number, y: number])[]): string {
  return points
    .map(([x, y], i) => `${i === 0 ? 'M' : 'L'}${formatCoordinate(x)},${formatCoordinate(y)}`)
    .join('');
}
