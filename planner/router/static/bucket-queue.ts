/**
 * A queue of nodes by integer key for searches that never go back, and never more than one arc ahead: buckets of equal width in a ring
 * (Dial 1969; Denardo and Fox 1979). A node whose key falls moves to its new bucket, so it waits once at most.
 * Within a bucket nodes leave in the order they came, not by key: a node may leave, get a smaller key and come back before its bucket is done.
 * Its key is final when its bucket is: the reader corrects labels instead of settling them.
 *
 * Beside the package `flatqueue`, for lower bounds alone: there the queue is most of the work, and buckets take a quarter off (`tests/bench/README.md`).
 * Complexity: O(1) per move, and one step per bucket passed. The ring has 256 buckets, so where one arc is several hundred
 * times dearer than most, buckets hold many nodes and corrections multiply, to O(nodes × arcs) at worst.
 */
const SLOTS = 256;
const NOBODY = -1;

export class BucketQueue {
  /** Where the bucket under way begins: every key below is final. */
  reachedKey = 0;
  private waiting = 0;
  private slot = 0;
  /** A power of two, so that its inverse is exact. */
  private readonly width: number;
  private readonly perKey: number;
  private readonly head = new Int32Array(SLOTS).fill(NOBODY);
  private readonly tail = new Int32Array(SLOTS).fill(NOBODY);
  private readonly after: Int32Array;
  private readonly before: Int32Array;
  private readonly slotOf: Int32Array;

  /** `dearest`: no key pushed exceeds that of the node being expanded by more. */
  constructor(nodeCount: number, dearest: number) {
    this.width = 2 ** Math.ceil(Math.log2(Math.max(1, dearest / (SLOTS - 2))));
    this.perKey = 1 / this.width;
    this.after = new Int32Array(nodeCount);
    this.before = new Int32Array(nodeCount);
    this.slotOf = new Int32Array(nodeCount).fill(NOBODY);
  }

  /** Puts a node in the bucket of its key, out of the one it may wait in. */
  put(node: number, key: number): void {
    const slot = Math.floor(key * this.perKey) & (SLOTS - 1);
    const old = this.slotOf[node] as number;
    if (old === slot) return;
    if (old !== NOBODY) this.unlink(node, old);
    const last = this.tail[slot] as number;
    if (last === NOBODY) this.head[slot] = node;
    else this.after[last] = node;
    this.before[node] = last;
    this.after[node] = NOBODY;
    this.tail[slot] = node;
    this.slotOf[node] = slot;
    this.waiting += 1;
  }

  /** A node of the bucket under way; -1: the bucket is done. */
  take(): number {
    const node = this.head[this.slot] as number;
    if (node !== NOBODY) this.unlink(node, this.slot);
    return node;
  }

  /** Goes on to the next bucket; false: nobody waits. */
  advance(): boolean {
    if (this.waiting === 0) return false;
    this.slot = (this.slot + 1) & (SLOTS - 1);
    this.reachedKey += this.width;
    return true;
  }

  private unlink(node: number, slot: number): void {
    const next = this.after[node] as number;
    const previous = this.before[node] as number;
    if (previous === NOBODY) this.head[slot] = next;
    else this.after[previous] = next;
    if (next === NOBODY) this.tail[slot] = previous;
    else this.before[next] = previous;
    this.slotOf[node] = NOBODY;
    this.waiting -= 1;
  }
}
