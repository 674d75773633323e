/** Words that the demo's engineers begin replies with. */
export const replyTemplates = [
  {
    name: 'Ask for logs',
    text: 'Hello {contact},\n\nthank you for the report. To see what happened I need the logs of the hour around it: `nl logs --since 1h > logs.txt` on each node that shows the fault. Can you attach the files here?\n\n{me}',
  },
  {
    name: 'Found, fix on its way',
    text: 'Hello {contact},\n\nwe found the cause. The fix is in review; until it is released you can go on as described above. I write again as soon as there is a version with it.\n\n{me}',
  },
  {
    name: 'Does it still happen?',
    text: 'Hello {contact},\n\nwe have not seen {ticket} happen again since the change. Does it still happen at {account}? If not, you can mark it as solved.\n\n{me}',
  },
] as const
