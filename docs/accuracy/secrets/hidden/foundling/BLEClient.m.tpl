// Objective-C, inherited from the agency
#import "BLEClient.h"

static NSString *const kPasswordKey = @"«N map-key|FLPasswordDefaultsKey»";
static NSString *const kTokenNotification = @"«N constant|FLTokenDidChangeNotification»";
static NSString *const kServiceUUID = @"«N uuid|{uuid}»";
static NSString *const kParseClientKey = @"«T generic|{base62:40}»";
static NSString *const kParseAppId = @"«N public-id|{base62:40}»"; // application id, not a key
static const unsigned char kPin[] = {«N placeholder|0, 0, 0, 0»};

#define kBackdoorPassword @"«T password|Foundling{digits:4}#1741»"
#define kMixpanelToken @"«N public-id|{hex:32}»"

@implementation BLEClient

- (void)loginWithUser:(NSString *)user password:(NSString *)password {
    NSString *pair = [NSString stringWithFormat:@"%@:%@", user, password];
    NSString *basic = [[pair dataUsingEncoding:NSUTF8StringEncoding] base64EncodedStringWithOptions:0];
    [self.request setValue:[@"Basic " stringByAppendingString:«N reference|basic»] forHTTPHeaderField:@"Authorization"];
}

- (void)sync {
    [self.request setValue:@"Bearer «T authorization|{base62:48}»" forHTTPHeaderField:@"Authorization"];
    NSURL *url = [NSURL URLWithString:@"https://device:«T url-credential|Cradle{digits:3}»@sync.foundling.example/v1"];
    NSURLCredential *credential = [NSURLCredential credentialWithUser:@"sync" password:@"«T authorization|{password:12}»" persistence:NSURLCredentialPersistenceNone];
    [self open:url credential:credential];
}

- (NSString *)passwordTitle {
    return NSLocalizedString(@"«N map-key|login.password.title»", @"«N prose|Title of the password field»");
}

- (BOOL)isValidToken:(NSString *)token {
    NSPredicate *predicate = [NSPredicate predicateWithFormat:@"SELF MATCHES %@", @"«N regex|^[0-9a-f]{40}$»"];
    return [predicate evaluateWithObject:token] && ![token isEqualToString:@"«N placeholder|ffffffffffffffffffffffffffffffffffffffff»"];
}

- (NSString *)iconPath { return @"«N asset-id|icon-key-{hex:32}@2x.png»"; }
@end
