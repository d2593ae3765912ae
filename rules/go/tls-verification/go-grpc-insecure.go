package rpc

import (
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/credentials/insecure"
)

func old(addr string) (*grpc.ClientConn, error) {
	// ruleid: go-grpc-insecure
	return grpc.Dial(addr, grpc.WithInsecure())
}

func current(addr string) (*grpc.ClientConn, error) {
	// ruleid: go-grpc-insecure
	return grpc.NewClient(addr, grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func options() []grpc.DialOption {
	return []grpc.DialOption{
		// ruleid: go-grpc-insecure
		grpc.WithTransportCredentials(insecure.NewCredentials()),
	}
}

func secure(addr string) (*grpc.ClientConn, error) {
	// ok: go-grpc-insecure
	return grpc.NewClient(addr, grpc.WithTransportCredentials(credentials.NewTLS(nil)))
}

func socket() (*grpc.ClientConn, error) {
	// ok: go-grpc-insecure
	return grpc.NewClient("unix:///run/app.sock", grpc.WithTransportCredentials(insecure.NewCredentials()))
}

func given(addr string, creds credentials.TransportCredentials) (*grpc.ClientConn, error) {
	// ok: go-grpc-insecure
	return grpc.NewClient(addr, grpc.WithTransportCredentials(creds))
}
