// ruleid: js-debug-mode
process.env.NODE_ENV = 'development'
// ruleid: js-debug-mode
app.set('env', 'development')
// ruleid: js-debug-mode
const server = new ApolloServer({ schema, introspection: true })
// ruleid: js-debug-mode
app.use('/graphql', graphqlHTTP({ schema, graphiql: true }))

// ok: js-debug-mode
const own = new ApolloServer({ schema, introspection: process.env.NODE_ENV !== 'production' })
// ok: js-debug-mode
app.set('env', process.env.NODE_ENV)
// ok: js-debug-mode
app.use('/graphql', graphqlHTTP({ schema, graphiql: false }))
