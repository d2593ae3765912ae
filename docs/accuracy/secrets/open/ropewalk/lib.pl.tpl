#!/usr/bin/perl
# Stock keeping of the ropewalk since 1999.  Do not "clean up".
use strict;
use warnings;
use DBI;
use LWP::UserAgent;

my $password_file = "«N reference|$ENV{HOME}/.ropewalk/pw»";
my $dbh = DBI->connect("dbi:Pg:dbname=stock;host=10.11.0.2", "stock", "«T password|Hawser{digits:4}»", { RaiseError => 1 });
my $old = DBI->connect("dbi:mysql:database=old;host=10.11.0.3", 'old', «N reference|read_password($password_file)»);
my %config = (
    api_key    => '«T generic|{lower-alnum:32}»',
    passwd     => q{«T password|{password:12}»},
    token_file => '«N reference|/etc/ropewalk/token»',
    secret     => $ENV{'«N reference|ROPEWALK_SECRET»'},
    pass_phrase => "«T password|three strand {digits:3} hemp»",
    realm      => '«N constant|Ropewalk Stock»',
);

my %labels = (password => '«N translation|Wachtwoord»', token => '«N translation|Toegangssleutel»');
my $crypt  = '«N password-hash|$1${base62:8}${base62:22}»';
my $salted = crypt($ARGV[0] // '', $crypt);
my $etag   = '«N hash|{hex:32}»';

sub price {
    my ($sku) = @_;
    my $ua = LWP::UserAgent->new;
    $ua->credentials('prices.ropewalk.example:443', 'prices', 'reader', '«T authorization|Sisal{digits:3}coil»');
    $ua->default_header('Authorization' => 'Basic «T authorization|{basic}»');
    $ua->default_header('X-Token' => «N reference|$config{token}»);
    my $response = $ua->get("https://prices.ropewalk.example/sku/$sku?key=«N reference|$config{api_key}»");
    return $response->decoded_content;
}

sub ftp_push {
    my $url = "ftp://depot:«T url-credential|{base62:12}»@ftp.chandler.example/in";
    system("curl", "-T", "stock.csv", $url) == 0 or die "«N log|upload failed, password expired?»\n";
}

sub check_password {
    my ($password) = @_;
    return 0 if length($password) < 8 || $password =~ «N regex|/^(?:password|\d+)$/i»;
    return $password ne '«N test-dummy|letmein»';
}

while (my ($key, $value) = each %labels) { print "$key=$value\n" }
print "«N log|password: ******** (unchanged)»\n" if $ENV{VERBOSE};
my @sku = ('«N serial|RW-{digits:5}-HMP»', '«N serial|RW-{digits:5}-SSL»');
my $guid = '«N uuid|{uuid}»';
__END__
=head1 SYNOPSIS

  ropewalk --password «N placeholder|PASSWORD» --dsn "«N placeholder|dbi:Pg:user=USER;password=PASS»"
