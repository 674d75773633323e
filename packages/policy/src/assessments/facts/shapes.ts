import { z } from 'zod'

/** A whole number of something, never negative: bytes, rows, seconds. */
export const count = z.number().int().nonnegative()
export const instant = z.iso.datetime({ offset: true })
/** Between nothing and all. */
export const share = z.number().min(0).max(1)
/** Times that were measured, in milliseconds, in the order they were taken. */
export const samples = z.array(z.number().nonnegative()).max(100_000)
/** A list that a machine made: long, never endless. */
export const listOf = <T extends z.ZodType>(item: T) => z.array(item).max(10_000)
export const setting = z.union([z.string(), z.number(), z.boolean()])
