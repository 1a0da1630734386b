/** A rectangle in pixels, y downwards. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export function intersects(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

export function contains(outer: Box, inner: Box): boolean {
  return (
    inner.left >= outer.left &&
    inner.right <= outer.right &&
    inner.top >= outer.top &&
    inner.bottom <= outer.bottom
  );
}

/** The box grown by `x` to the sides and `y` above and below; negative shrinks. */
export function grow(box: Box, x: number, y = x): Box {
  return { left: box.left - x, top: box.top - y, right: box.right + x, bottom: box.bottom + y };
}

/** Something that wants to sit around `center` and takes `height`. */
export interface Wish {
  readonly center: number;
  readonly height: number;
}

interface Cluster {
  readonly size: number;
  /** Sum of where each member would like the cluster's top to be. */
  readonly tops: number;
  readonly members: readonly number[];
}

/** Where a cluster sits: at its members' mean wish, within the bounds. */
function topOf(cluster: Cluster, top: number, bottom: number): number {
  return Math.max(top, Math.min(cluster.tops / cluster.members.length, bottom - cluster.size));
}

/** `below` put directly under `above`. */
function stack(above: Cluster, below: Cluster): Cluster {
  return {
    size: above.size + below.size,
    tops: above.tops + below.tops - above.size * below.members.length,
    members: [...above.members, ...below.members],
  };
}

/**
 * Centres for things that may not overlap, in the order of the input: neighbours in each other's way are pooled
 * around their mean wish, so that the total shift is least (pool-adjacent-violators). What can't fit between `top`
 * and `bottom` overflows below.
 */
export function spread(wishes: readonly Wish[], top: number, bottom: number): number[] {
  const clusters: Cluster[] = [];
  for (const [index, { center, height }] of [...wishes.entries()].sort((a, b) => a[1].center - b[1].center)) {
    let cluster: Cluster = { size: height, tops: center - height / 2, members: [index] };
    for (let above = clusters.at(-1); above !== undefined; above = clusters.at(-1)) {
      if (topOf(above, top, bottom) + above.size <= topOf(cluster, top, bottom)) break;
      clusters.pop();
      cluster = stack(above, cluster);
    }
    clusters.push(cluster);
  }
  const centers: number[] = [];
  for (const cluster of clusters) {
    let edge = topOf(cluster, top, bottom);
    for (const member of cluster.members) {
      const height = wishes[member]?.height ?? 0;
      centers[member] = edge + height / 2;
      edge += height;
    }
  }
  return centers;
}
