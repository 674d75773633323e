import type { ASTNode } from '@marcbachmann/cel-js'
import { iterations } from './functions.ts'

/** Names of items, and the list that each goes through, as a person writes it. */
export type ItemSources = ReadonlyMap<string, string>

const isNode = (part: unknown): part is ASTNode => typeof part === 'object' && part !== null && 'op' in part

/** Finds every iteration of an expression. */
export function itemSources(tree: ASTNode): ItemSources {
  const sources = new Map<string, string>()
  const look = (node: ASTNode): void => {
    if (node.op === 'rcall' && iterations.has(node.args[0]) && node.args[2][0]?.op === 'id')
      sources.set(node.args[2][0].args, pathOf(node.args[1], sources))
    for (const part of [node.args].flat(3)) if (isNode(part)) look(part)
  }
  look(tree)
  return sources
}

/** `host.disks[].inodesUsed` for `d.inodesUsed`; the words of the expression where it is no plain path. */
export function pathOf(node: ASTNode, sources: ItemSources): string {
  switch (node.op) {
    case 'id': {
      const source = sources.get(node.args)
      return source === undefined ? node.args : `${source}[]`
    }
    case '.':
    case '.?':
      return joined(pathOf(node.args[0], sources), node.args[1])
    case '[]':
    case '[?]':
      return `${pathOf(node.args[0], sources)}[${node.input.slice(node.args[1].start, node.args[1].end)}]`
    case 'rcall':
      // what is left of a list is still that list
      return node.args[0] === 'filter' ? pathOf(node.args[1], sources) : node.input.slice(node.start, node.end)
    default:
      return node.input.slice(node.start, node.end)
  }
}

const joined = (holder: string, name: string): string => (holder === 'snapshot' ? name : `${holder}.${name}`)
