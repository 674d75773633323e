export * from '../../server/src/main/desk.ts'
