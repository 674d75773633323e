export { CloseDialog } from './close-dialog.tsx'
export { HistoryDialog } from './history-dialog.tsx'
export { InstallationDialog } from './installation-dialog.tsx'
