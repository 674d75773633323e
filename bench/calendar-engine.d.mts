export interface EngineSpec {
  readonly zone: string
  /** Sunday to Saturday. */
  readonly week: readonly (readonly (readonly string[])[] | null)[]
  readonly holidays?: readonly string[]
}
/** Epoch milliseconds throughout. */
export interface Engine {
  due(ms: number, workMs: number): number
  days(ms: number, n: number): number
  elapsed(fromMs: number, toMs: number): number
  bytes(): number
}
export declare const make: (spec: EngineSpec) => Engine
