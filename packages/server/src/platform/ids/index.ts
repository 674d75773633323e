export * from './type-id.ts'
export * from './uuid-v7.ts'
