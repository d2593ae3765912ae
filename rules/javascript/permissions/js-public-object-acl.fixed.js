// ruleid: js-public-object-acl
await client.send(new PutObjectCommand({ Bucket, Key, Body, ACL: 'private' }))
// ruleid: js-public-object-acl
await s3.putObject({ Bucket, Key, Body, ACL: 'private' }).promise()
// ruleid: js-public-object-acl
await bucket.file(name).makePublic()

// ok: js-public-object-acl
await client.send(new PutObjectCommand({ Bucket, Key, Body, ACL: 'private' }))
// ok: js-public-object-acl
await client.send(new PutObjectCommand({ Bucket, Key, Body }))
// ok: js-public-object-acl
await bucket.file(name).save(data)
